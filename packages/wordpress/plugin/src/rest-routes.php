<?php
/**
 * The REST routes.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The routes for the block's picker and for pages that are open.
 */
final class RestRoutes {
	public const SPACE = 'reader-article/v1';

	/** How long a browser may keep a fragment, in seconds. */
	private const MAX_AGE = 10;

	/**
	 * Creates the routes.
	 *
	 * @param DeskClient    $client   Of the desk.
	 * @param FragmentStore $store    Of copies.
	 * @param Settings      $settings Of the site.
	 */
	public function __construct(
		private readonly DeskClient $client,
		private readonly FragmentStore $store,
		private readonly Settings $settings,
	) {
	}

	/**
	 * Registers them.
	 */
	public function register(): void {
		register_rest_route(
			self::SPACE,
			'/search',
			array(
				'methods'             => 'GET',
				'permission_callback' => static fn(): bool => current_user_can( 'edit_posts' ),
				'args'                => array(
					'q'    => array(
						'type'      => 'string',
						'default'   => '',
						'maxLength' => 100,
					),
					'type' => array(
						'type'    => 'string',
						'enum'    => array( '', 'article', 'reader' ),
						'default' => '',
					),
				),
				'callback'            => $this->search( ... ),
			)
		);
		register_rest_route(
			self::SPACE,
			'/fragment',
			array(
				'methods'             => 'GET',
				// It shows only what pages of this site show.
				'permission_callback' => '__return_true',
				'args'                => array(
					'type'  => array(
						'type'     => 'string',
						'enum'     => array( 'article', 'reader' ),
						'required' => true,
					),
					'key'   => array(
						'type'      => 'string',
						'maxLength' => 200,
						'required'  => true,
					),
					'hide'  => array(
						'type'      => 'string',
						'default'   => '',
						'maxLength' => 100,
					),
					'lang'  => array(
						'type'      => 'string',
						'default'   => '',
						'maxLength' => 40,
					),
					'level' => array(
						'type'    => 'integer',
						'minimum' => 1,
						'maximum' => 6,
						'default' => EmbedOptions::LEVEL,
					),
				),
				'callback'            => $this->get_fragment( ... ),
			)
		);
	}

	/**
	 * Searches the desk.
	 *
	 * @param \WP_REST_Request $request From the picker.
	 */
	private function search( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		$query    = array(
			'q'    => (string) $request['q'],
			'type' => (string) $request['type'],
		);
		$response = $this->client->get( array( 'search.json' ), $query, 5 );
		$results  = $response->json['results'] ?? null;
		if ( ! is_array( $results ) ) {
			return new \WP_Error( 'reader_article_unreachable', __( 'The desk cannot be reached just now. Try again in a moment.', 'reader-article' ), array( 'status' => 502 ) );
		}
		return new \WP_REST_Response(
			array(
				'results' => array_values( array_filter( array_map( self::read_result( ... ), array_slice( $results, 0, 50 ) ) ) ),
				'hasMore' => true === ( $response->json['hasMore'] ?? false ),
			)
		);
	}

	/**
	 * Returns the copy of an article or a reader for a page that is open.
	 *
	 * @param \WP_REST_Request $request From a page.
	 */
	private function get_fragment( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		$page     = Page::create( (string) $request['type'], (string) $request['key'] );
		$options  = EmbedOptions::from( $request->get_params() );
		$lang     = '' === $options->lang ? $this->settings->language() : $options->lang;
		$fragment = null === $page ? null : $this->store->get_known( new FragmentRequest( $page, $options->hide, $lang, $options->level ) );
		if ( null === $fragment || $fragment->is_missing() ) {
			return new \WP_Error( 'reader_article_unknown', __( 'No page of this site shows this.', 'reader-article' ), array( 'status' => 404 ) );
		}
		$response = new \WP_REST_Response(
			array(
				'html'       => $fragment->html,
				'isLastCopy' => $fragment->is_last,
			)
		);
		$response->header( 'Cache-Control', 'max-age=' . self::MAX_AGE );
		return $response;
	}

	/**
	 * Reads a result of the desk; returns null if it is not one.
	 *
	 * @param mixed $result From the desk.
	 * @return array<string, string>|null
	 */
	private static function read_result( mixed $result ): ?array {
		$fields = array();
		foreach ( array( 'type', 'key', 'title', 'description' ) as $name ) {
			$value = is_array( $result ) ? ( $result[ $name ] ?? null ) : null;
			if ( ! is_string( $value ) ) {
				return null;
			}
			$fields[ $name ] = mb_substr( $value, 0, 300 );
		}
		return null === Page::create( $fields['type'], $fields['key'] ) ? null : $fields;
	}
}
